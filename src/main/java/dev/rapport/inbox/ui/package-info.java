/** The inbox on the screen. */
@NullMarked
package dev.rapport.inbox.ui;

import org.jspecify.annotations.NullMarked;
