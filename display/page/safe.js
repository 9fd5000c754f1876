import { Component } from "/shared/vendor/page.js";

/**
 * Draws its children, and where they cannot be drawn what stands in for them: one bad card, area or
 * message takes nothing else off the board. As soon as there is something else to draw (`of`), it
 * is drawn: one bad call does not blank an area for the day.
 * @typedef {{
 *   of: unknown, children?: import("/shared/vendor/page.js").Renderable,
 *   instead?: import("/shared/vendor/page.js").Renderable,
 * }} Props
 * @extends {Component<Props, { failed?: string }>}
 */
export class Safe extends Component {
  /** @param {unknown} error @override */
  componentDidCatch(error) {
    console.warn("not drawn:", error);
    this.setState({ failed: JSON.stringify(this.props.of) });
  }

  /** @param {Props} props @param {{ failed?: string }} state @override */
  render({ of, children, instead = null }, { failed }) {
    return failed !== undefined && failed === JSON.stringify(of) ? instead : children;
  }
}
