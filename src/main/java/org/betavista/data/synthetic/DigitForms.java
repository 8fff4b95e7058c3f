package org.betavista.data.synthetic;

import java.util.List;

/**
 * How people write the ten digits: each in a few forms, each form in one or more pen strokes.
 *
 * <p>A stroke is a row of points x, y that a smooth line passes through. Digits are 1 high and
 * about 0.6 wide, y goes downwards. A point given twice is a corner.
 */
final class DigitForms {
    private static final List<List<List<double[]>>> FORMS =
            List.of(zero(), one(), two(), three(), four(), five(), six(), seven(), eight(), nine());

    private DigitForms() {}

    /** The forms of a digit 0 to 9, each a list of strokes; nobody may change the arrays. */
    static List<List<double[]>> of(int digit) {
        return FORMS.get(digit);
    }

    private static double[] stroke(double... coordinates) {
        return coordinates;
    }

    private static List<List<double[]>> zero() {
        return List.of(
                List.of(
                        stroke(
                                .36, .02, .15, .13, .03, .45, .08, .80, .28, .98, .49, .85, .57,
                                .50, .50, .15, .31, .01)),
                List.of(
                        stroke(
                                .45, .10, .26, .03, .07, .26, .04, .66, .21, .97, .44, .91, .57,
                                .60, .54, .24, .38, .03, .22, .07)));
    }

    private static List<List<double[]>> one() {
        return List.of(
                List.of(stroke(.30, 0, .30, .33, .30, .66, .30, 1)),
                List.of(stroke(.10, .22, .22, .13, .33, 0, .33, 0, .33, .33, .33, .66, .33, 1)),
                List.of(
                        stroke(.14, .20, .24, .12, .33, 0, .33, 0, .33, .33, .33, .66, .33, 1),
                        stroke(.11, 1, .33, .99, .55, .99)));
    }

    private static List<List<double[]>> two() {
        return List.of(
                List.of(
                        stroke(
                                .05, .24, .14, .06, .32, 0, .49, .10, .51, .30, .38, .56, .20, .80,
                                .03, .98, .03, .98, .22, .95, .40, .95, .62, .97)),
                List.of(
                        stroke(
                                .05, .20, .20, .02, .42, .04, .52, .24, .44, .50, .28, .76, .12,
                                .94, .02, .90, .10, .80, .28, .86, .45, .97, .66, .90)),
                List.of(
                        stroke(
                                .02, .13, .18, .02, .38, .03, .47, .18, .42, .44, .26, .72, .06,
                                .99, .06, .99, .30, .92, .48, .92, .66, .94)));
    }

    private static List<List<double[]>> three() {
        return List.of(
                List.of(
                        stroke(
                                .06, .12, .22, .01, .41, .05, .48, .20, .39, .38, .20, .46, .20,
                                .46, .42, .52, .53, .70, .45, .91, .24, 1, .03, .90)),
                List.of(
                        stroke(
                                .08, .07, .29, 0, .47, .11, .43, .32, .24, .44, .31, .47, .50, .58,
                                .53, .80, .36, .97, .14, .99, .01, .91)));
    }

    private static List<List<double[]>> four() {
        return List.of(
                List.of(
                        stroke(.10, .03, .05, .22, .04, .42, .14, .53, .34, .52, .60, .47),
                        stroke(.52, .02, .50, .34, .47, .68, .45, 1)),
                List.of(
                        stroke(.44, 0, .24, .30, .02, .62, .02, .62, .30, .64, .62, .61),
                        stroke(.44, 0, .44, .33, .43, .66, .42, 1)),
                List.of(
                        stroke(.16, 0, .11, .24, .03, .51, .03, .51, .30, .51, .60, .47),
                        stroke(.48, .12, .46, .40, .43, .70, .40, 1)));
    }

    private static List<List<double[]>> five() {
        return List.of(
                List.of(
                        stroke(
                                .52, .02, .33, .04, .15, .04, .15, .04, .13, .22, .09, .42, .09,
                                .42, .28, .37, .46, .47, .53, .68, .42, .91, .20, 1, .01, .92)),
                List.of(
                        stroke(
                                .16, .05, .14, .21, .11, .39, .11, .39, .30, .38, .46, .50, .49,
                                .72, .36, .94, .15, .99, .01, .91),
                        stroke(.16, .05, .37, .05, .60, .00)));
    }

    private static List<List<double[]>> six() {
        return List.of(
                List.of(
                        stroke(
                                .44, .01, .26, .15, .10, .41, .04, .70, .14, .94, .34, .99, .50,
                                .84, .46, .63, .28, .57, .13, .67, .07, .83)),
                List.of(
                        stroke(
                                .32, 0, .19, .26, .08, .54, .05, .79, .18, .98, .39, .95, .49, .77,
                                .38, .61, .21, .64, .08, .80)));
    }

    private static List<List<double[]>> seven() {
        return List.of(
                List.of(
                        stroke(
                                .01, .07, .20, .06, .38, .05, .56, .03, .56, .03, .44, .30, .32,
                                .63, .24, 1)),
                List.of(
                        stroke(
                                .02, .16, .07, .05, .30, .06, .55, .04, .55, .04, .47, .22, .36,
                                .54, .30, 1)),
                List.of(
                        stroke(
                                .02, .06, .20, .06, .38, .05, .56, .03, .56, .03, .44, .30, .32,
                                .63, .24, 1),
                        stroke(.15, .51, .34, .49, .54, .48)));
    }

    private static List<List<double[]>> eight() {
        return List.of(
                List.of(
                        stroke(
                                .47, .13, .29, 0, .11, .10, .11, .28, .28, .45, .47, .63, .49, .86,
                                .29, 1, .08, .88, .10, .64, .29, .46, .45, .30, .46, .12, .38,
                                .03)),
                List.of(
                        stroke(
                                .53, .09, .33, .01, .15, .10, .14, .26, .28, .42, .43, .60, .44,
                                .84, .27, .99, .10, .89, .11, .69, .25, .50, .43, .31, .57, .13)));
    }

    private static List<List<double[]>> nine() {
        return List.of(
                List.of(
                        stroke(
                                .50, .12, .31, 0, .11, .12, .07, .33, .22, .46, .41, .36, .50, .12,
                                .50, .12, .50, .41, .47, .70, .42, 1)),
                List.of(
                        stroke(
                                .48, .14, .31, 0, .12, .10, .06, .31, .20, .46, .40, .38, .49, .15,
                                .49, .15, .53, .50, .47, .83, .29, .99, .08, .92)),
                List.of(
                        stroke(
                                .46, .06, .25, .02, .09, .17, .08, .36, .24, .43, .42, .29, .48,
                                .05, .48, .05, .43, .36, .36, .68, .27, 1)));
    }
}
