/** The fields of profiles over HTTP. */
@NullMarked
package dev.rapport.customer.fields.web;

import org.jspecify.annotations.NullMarked;
