/** Hand-overs of customers in the API. */
@NullMarked
package dev.rapport.customer.handover.web;

import org.jspecify.annotations.NullMarked;
