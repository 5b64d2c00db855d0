/** Relations between customers on the screen: a list, and a drawing that can be walked. */
@NullMarked
package dev.rapport.customer.relations.ui;

import org.jspecify.annotations.NullMarked;
