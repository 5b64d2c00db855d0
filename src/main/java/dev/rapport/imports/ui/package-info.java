/** The imports' screen. */
@NullMarked
package dev.rapport.imports.ui;

import org.jspecify.annotations.NullMarked;
