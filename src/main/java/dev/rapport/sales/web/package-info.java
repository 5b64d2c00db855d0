/** The REST interface of sales. */
@NullMarked
package dev.rapport.sales.web;

import org.jspecify.annotations.NullMarked;
