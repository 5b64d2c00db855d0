/** The tasks on the API. */
@NullMarked
package dev.rapport.inbox.web;

import org.jspecify.annotations.NullMarked;
