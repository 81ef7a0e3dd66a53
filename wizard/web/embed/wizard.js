/**
 * The wizard in a frame: first what every frame does, then the wizard of the site itself.
 */

import "./frame.js";
import "../main.js";
