@NullMarked
package dev.rapport.loyalty.web;

import org.jspecify.annotations.NullMarked;
