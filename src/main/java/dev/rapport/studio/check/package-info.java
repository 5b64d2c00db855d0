/** What is wrong with a model of a process before it is deployed. */
@NullMarked
package dev.rapport.studio.check;

import org.jspecify.annotations.NullMarked;
