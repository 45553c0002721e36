/* Appearance (automatic, light, dark), the menu of small screens, filters in one line, and the
   door to the search, whose script is loaded when a search box gets the focus.
   Stands in <head> without defer: the first part must run before the page is drawn. */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "thidua-giao-dien";

  function stored() {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage may be forbidden: the choice then lasts for this page
    }
  }

  function setTheme(choice) {
    if (choice === "light" || choice === "dark") root.setAttribute("data-theme", choice);
    else root.removeAttribute("data-theme");
  }

  root.classList.add("has-js");
  setTheme(stored());

  function themeSwitch() {
    var buttons = document.querySelectorAll("[data-theme-choice]");
    function show(choice) {
      buttons.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === choice));
      });
    }
    show(root.getAttribute("data-theme") || "auto");
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var choice = button.getAttribute("data-theme-choice");
        setTheme(choice);
        show(choice);
        try {
          localStorage.setItem(key, choice);
        } catch (error) {
          /* see stored() */
        }
      });
    });
  }

  function menu() {
    var button = document.querySelector("[data-menu-button]");
    var panel = button && document.getElementById(button.getAttribute("aria-controls"));
    if (!panel) return;
    function open(yes) {
      panel.classList.toggle("is-open", yes);
      button.setAttribute("aria-expanded", String(yes));
    }
    button.addEventListener("click", function () {
      open(button.getAttribute("aria-expanded") !== "true");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
    document.addEventListener("focusin", function (event) {
      if (!panel.contains(event.target) && event.target !== button) open(false);
    });
    panel.addEventListener("click", function (event) {
      // before the browser looks for a row of this very page: the menu stands above it
      if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) open(false);
    });
    return open;
  }

  function script(form, name) {
    return import(new URL(form.getAttribute(name), document.baseURI));
  }

  /* Load the search for `form` and start it; until then, and when that fails, its state says so.
     Scripts and the list of the index come side by side. */
  function load(form) {
    var folder = new URL(form.getAttribute("data-index"), document.baseURI);
    var state = form.querySelector("[data-state]");
    var input = form.elements.q;
    function waiting() {
      state.textContent = input.value ? form.getAttribute("data-loading") : "";
    }
    waiting();
    input.addEventListener("input", waiting);
    var manifest = fetch(new URL("index.json", folder));
    manifest.catch(function () {}); // who awaits it tells
    var page = form.hasAttribute("data-page") ? script(form, "data-page") : {};
    return Promise.all([script(form, "data-search"), page])
      .then(function (scripts) {
        return scripts[0].start(form, folder, manifest, scripts[1].page);
      })
      .then(
        function () {
          state.textContent = "";
          return true;
        },
        function () {
          state.textContent = form.getAttribute("data-failed");
          return false; // the form still leads to the search page
        }
      )
      .finally(function () {
        input.removeEventListener("input", waiting);
      });
  }

  function search(openMenu) {
    var forms = [].slice.call(document.querySelectorAll("[data-search]"));
    forms.forEach(function (form) {
      var begun = false;
      function begin() {
        if (begun) return;
        begun = true;
        load(form).then(function (loaded) {
          begun = loaded; // the next focus tries again
        });
      }
      form.addEventListener("focusin", begin);
      if (form.hasAttribute("data-page") && location.search) {
        form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
        begin();
      }
    });
    function find() {
      var form = document.querySelector("[data-search][data-page]") || forms[0];
      if (openMenu && form.closest(".menu")) openMenu(true);
      form.elements.q.focus();
    }
    var button = document.querySelector("[data-find]");
    if (button) button.addEventListener("click", find);
    document.addEventListener("keydown", function (event) {
      var busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (event.key !== "/" || busy || !forms.length) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault(); // the slash is not to be typed into the box
      find();
    });
  }

  /* Lines that are pushed sideways: browsers leave a link that is half in sight where it is. */
  function sideways() {
    document.addEventListener("focusin", function (event) {
      if (event.target.closest(".filters__list")) {
        event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    themeSwitch();
    search(menu());
    sideways();
  });
})();
