/** Figures and lists of promises in the API. */
@NullMarked
package dev.rapport.insight.web;

import org.jspecify.annotations.NullMarked;
