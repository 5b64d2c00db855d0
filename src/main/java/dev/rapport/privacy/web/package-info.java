/** Privacy requests in the API. */
@NullMarked
package dev.rapport.privacy.web;

import org.jspecify.annotations.NullMarked;
