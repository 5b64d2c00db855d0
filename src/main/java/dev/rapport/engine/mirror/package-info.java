/** Tables that mirror the engine's state, made from the record log and from nothing else. */
@NullMarked
package dev.rapport.engine.mirror;

import org.jspecify.annotations.NullMarked;
