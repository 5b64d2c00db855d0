/** The trace's part of the API. */
@NullMarked
package dev.rapport.cases.web;

import org.jspecify.annotations.NullMarked;
