/** The trace's part of the API. */
@NullMarked
package dev.rapport.audit.web;

import org.jspecify.annotations.NullMarked;
