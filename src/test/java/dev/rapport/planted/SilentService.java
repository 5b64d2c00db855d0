package dev.rapport.planted;

import org.springframework.stereotype.Component;

/** Says nothing of who may ask it. */
@Component
public class SilentService {

    public String secret() {
        return "told to all";
    }
}
