package dev.rapport.insight.web;

import dev.rapport.insight.breaches.ExportRecord;
import java.time.Instant;

/** That somebody took breaches out, as other systems read it. */
record ExportJson(String id, String kind, String filter, int entries, boolean named, String by, Instant at) {

    static ExportJson of(ExportRecord record) {
        return new ExportJson(
                record.id().toString(),
                record.kind(),
                record.filter(),
                record.entries(),
                record.named(),
                record.by().toString(),
                record.at());
    }
}
