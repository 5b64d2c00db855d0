/** The screens with figures and lists of promises. */
@NullMarked
package dev.rapport.insight.ui;

import org.jspecify.annotations.NullMarked;
