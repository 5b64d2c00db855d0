/** The screens of people and teams. */
@NullMarked
package dev.rapport.access.ui;

import org.jspecify.annotations.NullMarked;
