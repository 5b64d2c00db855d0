package dev.rapport.insight.web;

import dev.rapport.insight.breaches.BreachRemark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a manager said of a breach, as other systems read it. */
record RemarkJson(String cause, boolean excuses, @Nullable String remark, String by, Instant at) {

    /** What a manager wants to say. */
    record New(String cause, boolean excuses, @Nullable String remark) {}

    static RemarkJson of(BreachRemark remark) {
        return new RemarkJson(
                remark.cause().word(),
                remark.excuses(),
                remark.remark(),
                remark.by().toString(),
                remark.at());
    }
}
