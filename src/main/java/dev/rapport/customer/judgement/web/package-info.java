@NullMarked
package dev.rapport.customer.judgement.web;

import org.jspecify.annotations.NullMarked;
