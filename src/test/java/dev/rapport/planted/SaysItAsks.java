package dev.rapport.planted;

import dev.rapport.access.ForThoseConcerned;
import org.springframework.stereotype.Component;

@Component
class SaysItAsks {

    @ForThoseConcerned
    public String read() {
        return "without asking";
    }
}
