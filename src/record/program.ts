/** The version of the program that stands in every record; a test holds it equal to package.json. */
export const programVersion = '0.1.0';
