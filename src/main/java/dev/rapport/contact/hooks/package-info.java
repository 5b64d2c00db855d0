/**
 * Other systems are told what happens here by signed calls, after the Standard Webhooks specification: which addresses there are,
 * what each is told, and how far that got.
 */
@NullMarked
package dev.rapport.contact.hooks;

import org.jspecify.annotations.NullMarked;
