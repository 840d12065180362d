// Starts what Wagtail's widgets start by scripts within the page, which the content security policy refuses: an element
// <wagtail-start name="PageChooser" for="id_page" options="{…}"> does it when it comes into the document, as a script
// would: in its place, at once, also in a dialogue or in a row that is added.
const STARTS = {
  Chooser: (id, options) => new window.Chooser(id, options),
  DocumentChooser: (id, options) => new window.DocumentChooser(id, options),
  ImageChooser: (id, options) => new window.ImageChooser(id, options),
  PageChooser: (id, options) => new window.PageChooser(id, options),
  SnippetChooser: (id, options) => new window.SnippetChooser(id, options),
  createTaskChooser: (id) => window.createTaskChooser(id),
  InlinePanel: (id, options) => new window.InlinePanel(options),
  MultipleChooserPanel: (id, options) => new window.MultipleChooserPanel(options),
  initDateChooser: (id, options) => window.initDateChooser(id, options),
  initDateTimeChooser: (id, options) => window.initDateTimeChooser(id, options),
  initTimeChooser: (id, options) => window.initTimeChooser(id, options),
};

customElements.define(
  "wagtail-start",
  class extends HTMLElement {
    connectedCallback() {
      if (this.started) return; // a row that is moved comes into the document once more
      this.started = true;
      STARTS[this.getAttribute("name")](this.getAttribute("for"), JSON.parse(this.getAttribute("options")));
    }
  },
);
