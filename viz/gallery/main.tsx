/** Starts the gallery in the document it was loaded with. */
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/layout.css";
import "../styles/figures.css";
import { render } from "preact";
import { giveFigureStyle } from "../figure-style.ts";
import { Gallery } from "./gallery.tsx";

const root = document.getElementById("page");
if (root === null) throw new Error("the document has no element with the id page");
giveFigureStyle();
render(<Gallery />, root);
