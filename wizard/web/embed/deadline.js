/**
 * The deadline check in a frame: first what every frame does, then the check of the site itself.
 */

import "./frame.js";
import "../check.js";
