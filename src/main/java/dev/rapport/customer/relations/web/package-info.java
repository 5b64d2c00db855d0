/** Relations between customers in the API. */
@NullMarked
package dev.rapport.customer.relations.web;

import org.jspecify.annotations.NullMarked;
