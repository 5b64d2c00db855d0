/** The SLA part of the API. */
@NullMarked
package dev.rapport.sla.web;

import org.jspecify.annotations.NullMarked;
