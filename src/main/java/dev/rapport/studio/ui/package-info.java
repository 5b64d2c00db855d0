/** Processes and policies on the screen. */
@NullMarked
package dev.rapport.studio.ui;

import org.jspecify.annotations.NullMarked;
