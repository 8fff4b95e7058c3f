package org.betavista.data.synthetic;

/** Red, green and blue, each 0 to 255 and not rounded. */
record Colour(double red, double green, double blue) {

    /** A soft colour of a hue 0 to 1, which closes to a ring. */
    static Colour ofHue(double hue, double lightness, double strength) {
        double angle = 2 * Math.PI * hue;
        return new Colour(
                lightness + strength * Math.cos(angle),
                lightness + strength * Math.cos(angle - 2 * Math.PI / 3),
                lightness + strength * Math.cos(angle + 2 * Math.PI / 3));
    }

    /** The colour at a part 0 to 1 of the way through evenly spaced stops. */
    static Colour along(java.util.List<Colour> stops, double part) {
        double place = part * (stops.size() - 1);
        int stop = Math.min((int) place, stops.size() - 2);
        return stops.get(stop).towards(stops.get(stop + 1), place - stop);
    }

    Colour towards(Colour other, double part) {
        return new Colour(
                red + part * (other.red - red),
                green + part * (other.green - green),
                blue + part * (other.blue - blue));
    }

    /** Darker and warmer, as skin and hair are in the shade. */
    Colour shaded(double part) {
        return new Colour(red * (1 - 0.7 * part), green * (1 - part), blue * (1 - 1.05 * part));
    }
}
