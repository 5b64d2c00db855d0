/** Runs inside the broker, from a jar of its own: writes what happened in the engine into the record log. */
@NullMarked
package dev.rapport.engine.exporter;

import org.jspecify.annotations.NullMarked;
