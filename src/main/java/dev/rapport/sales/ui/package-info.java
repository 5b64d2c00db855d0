/** The screens of sales. */
@NullMarked
package dev.rapport.sales.ui;

import org.jspecify.annotations.NullMarked;
