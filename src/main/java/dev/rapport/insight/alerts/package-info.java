/** Tells people when a figure crosses a threshold, once, and once when it is well again. */
@NullMarked
package dev.rapport.insight.alerts;

import org.jspecify.annotations.NullMarked;
