/** An element that shows and hides, and says so by events. */
export class ToggledElement extends HTMLElement {
  showing = false;
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  turn(showing) {
    if (this.showing === showing) return false;
    this.showing = showing;
    this.dispatchEvent(new Event(showing ? 'show' : 'hide'));
    return true;
  }
}
