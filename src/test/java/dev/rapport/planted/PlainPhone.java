package dev.rapport.planted;

import dev.rapport.platform.PhoneNumber;

class PlainPhone {

    String tell(PhoneNumber phone) {
        return phone.e164();
    }
}
