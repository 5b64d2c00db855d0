package dev.rapport.planted.ui;

import dev.rapport.planted.SilentService;

final class SilentServiceInAView {

    String show(SilentService service) {
        return service.secret();
    }
}
