package dev.rapport.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The country whose telephone numbers are written here without a country: one for all people, files and systems. */
@ForStrangers("a setting")
@Component
public class HomeRegion {

    private final Region region;

    HomeRegion(@Value("${rapport.region:CN}") String code) {
        region = Region.all().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rapport.region=%s is no two-letter country such as CN or DE".formatted(code)));
    }

    public Region region() {
        return region;
    }

    /** Its two-letter code. */
    public String code() {
        return region.code();
    }
}
