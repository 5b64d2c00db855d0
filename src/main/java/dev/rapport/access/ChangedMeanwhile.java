package dev.rapport.access;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WrittenTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who wrote, since the asker read something, what the asker would replace. */
@Component
public class ChangedMeanwhile {

    private final Access access;
    private final Staff staff;

    ChangedMeanwhile(Access access, Staff staff) {
        this.access = access;
        this.staff = staff;
    }

    /**
     * The sentence {@code key} with the name, the time in the asker's zone, and what it is now.
     *
     * @param by absent when an import or the system did it
     */
    public Refused refused(String key, @Nullable UserId by, @Nullable Instant at, Object... now) {
        var name = by == null ? "–" : staff.names(List.of(by)).getOrDefault(by, "–");
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var zone = access.current().<ZoneId>map(Person::zone).orElse(ZoneOffset.UTC);
        var time = at == null ? "–" : WrittenTime.at(at, locale, zone);
        return Refused.changed(
                key, Stream.concat(Stream.of(name, time), Stream.of(now)).toArray());
    }
}
