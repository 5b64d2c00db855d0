/** Tickets on the screen. */
@NullMarked
package dev.rapport.service.ui;

import org.jspecify.annotations.NullMarked;
