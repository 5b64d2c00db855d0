/** The database and the broker as child processes: started, watched, started again, stopped. */
@NullMarked
package dev.rapport.engine.runtime;

import org.jspecify.annotations.NullMarked;
