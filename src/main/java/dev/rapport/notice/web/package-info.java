/** The notices on the API. */
@NullMarked
package dev.rapport.notice.web;

import org.jspecify.annotations.NullMarked;
