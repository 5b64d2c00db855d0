package dev.rapport.engine.exporter;

/** Tells the broker to give the record again later. */
final class DatabaseAway extends RuntimeException {

    DatabaseAway() {
        super("the database of the record log is away", null, false, false);
    }
}
