/** Policies, and what if, in the API. */
@NullMarked
package dev.rapport.studio.web;

import org.jspecify.annotations.NullMarked;
