/** Tickets for other systems. */
@NullMarked
package dev.rapport.service.web;

import org.jspecify.annotations.NullMarked;
