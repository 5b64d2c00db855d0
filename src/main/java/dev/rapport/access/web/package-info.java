/** The API's face: who am I, tokens, problem details, the description of the API. */
@NullMarked
package dev.rapport.access.web;

import org.jspecify.annotations.NullMarked;
