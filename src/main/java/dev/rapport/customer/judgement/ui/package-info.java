@NullMarked
package dev.rapport.customer.judgement.ui;

import org.jspecify.annotations.NullMarked;
