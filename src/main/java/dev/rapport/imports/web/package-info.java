/** The imports' part of the API. */
@NullMarked
package dev.rapport.imports.web;

import org.jspecify.annotations.NullMarked;
